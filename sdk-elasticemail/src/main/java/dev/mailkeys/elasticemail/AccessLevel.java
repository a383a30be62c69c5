package dev.mailkeys.elasticemail;

import com.fasterxml.jackson.annotation.JsonCreator;
import com.fasterxml.jackson.annotation.JsonValue;
import dev.mailkeys.core.provider.Models;
import java.util.regex.Pattern;

/**
 * One thing that a key may do. Elastic Email adds levels, and its servers have been seen to send values that its own
 * document does not list, bare numbers among them: whatever arrives is kept and sent back as it came.
 *
 * <p>The constants are those of Elastic Email's OpenAPI document of March 2026, which says no more of most of them than
 * their names do.
 *
 * @param value the word that Elastic Email uses, or the digits of a level that it sent as a number
 */
public record AccessLevel(String value) {

    /** Nothing at all. */
    public static final AccessLevel NONE = new AccessLevel("None");

    /** See the account. */
    public static final AccessLevel VIEW_ACCOUNT = new AccessLevel("ViewAccount");

    /** See contacts. */
    public static final AccessLevel VIEW_CONTACTS = new AccessLevel("ViewContacts");

    /** See forms. */
    public static final AccessLevel VIEW_FORMS = new AccessLevel("ViewForms");

    /** See templates. */
    public static final AccessLevel VIEW_TEMPLATES = new AccessLevel("ViewTemplates");

    /** See campaigns. */
    public static final AccessLevel VIEW_CAMPAIGNS = new AccessLevel("ViewCampaigns");

    /** See channels. */
    public static final AccessLevel VIEW_CHANNELS = new AccessLevel("ViewChannels");

    /** See automations. */
    public static final AccessLevel VIEW_AUTOMATIONS = new AccessLevel("ViewAutomations");

    /** See surveys. */
    public static final AccessLevel VIEW_SURVEYS = new AccessLevel("ViewSurveys");

    /** See settings. */
    public static final AccessLevel VIEW_SETTINGS = new AccessLevel("ViewSettings");

    /** See billing. */
    public static final AccessLevel VIEW_BILLING = new AccessLevel("ViewBilling");

    /** See sub-accounts. */
    public static final AccessLevel VIEW_SUB_ACCOUNTS = new AccessLevel("ViewSubAccounts");

    /** See users. */
    public static final AccessLevel VIEW_USERS = new AccessLevel("ViewUsers");

    /** See files. */
    public static final AccessLevel VIEW_FILES = new AccessLevel("ViewFiles");

    /** See reports. */
    public static final AccessLevel VIEW_REPORTS = new AccessLevel("ViewReports");

    /** Change the account. */
    public static final AccessLevel MODIFY_ACCOUNT = new AccessLevel("ModifyAccount");

    /** Change contacts. */
    public static final AccessLevel MODIFY_CONTACTS = new AccessLevel("ModifyContacts");

    /** Change forms. */
    public static final AccessLevel MODIFY_FORMS = new AccessLevel("ModifyForms");

    /** Change templates. */
    public static final AccessLevel MODIFY_TEMPLATES = new AccessLevel("ModifyTemplates");

    /** Change campaigns. */
    public static final AccessLevel MODIFY_CAMPAIGNS = new AccessLevel("ModifyCampaigns");

    /** Change channels. */
    public static final AccessLevel MODIFY_CHANNELS = new AccessLevel("ModifyChannels");

    /** Change automations. */
    public static final AccessLevel MODIFY_AUTOMATIONS = new AccessLevel("ModifyAutomations");

    /** Change surveys. */
    public static final AccessLevel MODIFY_SURVEYS = new AccessLevel("ModifySurveys");

    /** Change files. */
    public static final AccessLevel MODIFY_FILES = new AccessLevel("ModifyFiles");

    /** Export data. */
    public static final AccessLevel EXPORT = new AccessLevel("Export");

    /** Send mail over SMTP. */
    public static final AccessLevel SEND_SMTP = new AccessLevel("SendSmtp");

    /** Send text messages. */
    public static final AccessLevel SEND_SMS = new AccessLevel("SendSMS");

    /** Change settings. */
    public static final AccessLevel MODIFY_SETTINGS = new AccessLevel("ModifySettings");

    /** Change billing. */
    public static final AccessLevel MODIFY_BILLING = new AccessLevel("ModifyBilling");

    /** Change the profile. */
    public static final AccessLevel MODIFY_PROFILE = new AccessLevel("ModifyProfile");

    /** Change sub-accounts; also what {@link ElasticEmailKeys#subaccountKey} needs. */
    public static final AccessLevel MODIFY_SUB_ACCOUNTS = new AccessLevel("ModifySubAccounts");

    /** Change users. */
    public static final AccessLevel MODIFY_USERS = new AccessLevel("ModifyUsers");

    /** Security settings. Managed keys before {@link #VIEW_ACCESS_TOKENS} and {@link #MODIFY_ACCESS_TOKENS} came. */
    public static final AccessLevel SECURITY = new AccessLevel("Security");

    /** Change the language. */
    public static final AccessLevel MODIFY_LANGUAGE = new AccessLevel("ModifyLanguage");

    /** See support. */
    public static final AccessLevel VIEW_SUPPORT = new AccessLevel("ViewSupport");

    /** Send mail over HTTP. */
    public static final AccessLevel SEND_HTTP = new AccessLevel("SendHttp");

    /** Change two-factor authentication by email. */
    public static final AccessLevel MODIFY_2FA_EMAIL = new AccessLevel("Modify2FAEmail");

    /** Change support. */
    public static final AccessLevel MODIFY_SUPPORT = new AccessLevel("ModifySupport");

    /** See custom fields. */
    public static final AccessLevel VIEW_CUSTOM_FIELDS = new AccessLevel("ViewCustomFields");

    /** Change custom fields. */
    public static final AccessLevel MODIFY_CUSTOM_FIELDS = new AccessLevel("ModifyCustomFields");

    /** Change web notifications. */
    public static final AccessLevel MODIFY_WEB_NOTIFICATIONS = new AccessLevel("ModifyWebNotifications");

    /** Extended logs. */
    public static final AccessLevel EXTENDED_LOGS = new AccessLevel("ExtendedLogs");

    /** Verify email addresses. */
    public static final AccessLevel VERIFY_EMAILS = new AccessLevel("VerifyEmails");

    /** Change two-factor authentication by SMS. */
    public static final AccessLevel MODIFY_2FA_SMS = new AccessLevel("Modify2FASms");

    /** See email verifications. */
    public static final AccessLevel VIEW_VERIFY_EMAILS = new AccessLevel("ViewVerifyEmails");

    /** See API keys: what listing and getting keys needs. */
    public static final AccessLevel VIEW_ACCESS_TOKENS = new AccessLevel("ViewAccessTokens");

    /** See web notifications. */
    public static final AccessLevel VIEW_WEB_NOTIFICATIONS = new AccessLevel("ViewWebNotifications");

    /** Change landing pages. */
    public static final AccessLevel MODIFY_LANDING_PAGES = new AccessLevel("ModifyLandingPages");

    /** See landing pages. */
    public static final AccessLevel VIEW_LANDING_PAGES = new AccessLevel("ViewLandingPages");

    /** Change suppressions. */
    public static final AccessLevel MODIFY_SUPPRESSIONS = new AccessLevel("ModifySuppressions");

    /** See suppressions. */
    public static final AccessLevel VIEW_SUPPRESSIONS = new AccessLevel("ViewSuppressions");

    /** See the drag-and-drop editor. */
    public static final AccessLevel VIEW_DRAG_DROP_EDITOR = new AccessLevel("ViewDragDropEditor");

    /** See the template editor. */
    public static final AccessLevel VIEW_TEMPLATE_EDITOR = new AccessLevel("ViewTemplateEditor");

    /** See the AI tools. */
    public static final AccessLevel VIEW_AI_TOOLS = new AccessLevel("ViewAITools");

    /** Change the anti-spam settings of subscriptions. */
    public static final AccessLevel MODIFY_SUBSCRIPTION_ANTI_SPAM = new AccessLevel("ModifySubscriptionAntiSpam");

    /** See checkouts of landing pages. */
    public static final AccessLevel VIEW_LANDING_PAGES_CHECKOUT = new AccessLevel("ViewLandingPagesCheckout");

    /** Change checkouts of landing pages. */
    public static final AccessLevel MODIFY_LANDING_PAGES_CHECKOUT = new AccessLevel("ModifyLandingPagesCheckout");

    /** See the HTML editor. */
    public static final AccessLevel VIEW_HTML_EDITOR = new AccessLevel("ViewHTMLEditor");

    /** Change API keys: what creating, updating and deleting keys needs. */
    public static final AccessLevel MODIFY_ACCESS_TOKENS = new AccessLevel("ModifyAccessTokens");

    /** See paid newsletters. */
    public static final AccessLevel VIEW_PAID_NEWSLETTERS = new AccessLevel("ViewPaidNewsletters");

    /** Change paid newsletters. */
    public static final AccessLevel MODIFY_PAID_NEWSLETTERS = new AccessLevel("ModifyPaidNewsletters");

    /** What a number looks like in JSON. No word does, so the digits are all that has to be kept of one. */
    private static final Pattern NUMBER = Pattern.compile("0|-?[1-9][0-9]{0,17}");

    @JsonCreator(mode = JsonCreator.Mode.DELEGATING)
    static AccessLevel read(Object value) {
        return new AccessLevel(Models.word(value));
    }

    @JsonValue
    Object json() {
        return NUMBER.matcher(value).matches() ? (Object) Long.valueOf(value) : value;
    }

    /** The word that Elastic Email uses. */
    @Override
    public String toString() {
        return value;
    }
}
