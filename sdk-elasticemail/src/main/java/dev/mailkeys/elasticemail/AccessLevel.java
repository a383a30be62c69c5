package dev.mailkeys.elasticemail;

import com.fasterxml.jackson.annotation.JsonCreator;
import com.fasterxml.jackson.annotation.JsonValue;
import dev.mailkeys.core.provider.Models;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.regex.Pattern;

/**
 * One thing that a key may do. Elastic Email adds levels, and its servers have been seen to send values that its own
 * document does not list, including bare numbers: every value is kept and sent back as it came.
 *
 * <p>The constants are those of Elastic Email's OpenAPI document of March 2026, which says no more of most of them than
 * their names do.
 *
 * @param value the word that Elastic Email uses, or the digits of a level that it sent as a number
 */
public record AccessLevel(String value) {

    /**
     * Creates one. No argument may be null.
     *
     * @param value the word that Elastic Email uses, or the digits of a level that it sent as a number
     */
    public AccessLevel {
        Objects.requireNonNull(value, "value must not be null");
    }

    private static final List<AccessLevel> DOCUMENTED = new ArrayList<>();

    /** Nothing at all. */
    public static final AccessLevel NONE = inDocument("None");

    /** See the account. */
    public static final AccessLevel VIEW_ACCOUNT = inDocument("ViewAccount");

    /** See contacts. */
    public static final AccessLevel VIEW_CONTACTS = inDocument("ViewContacts");

    /** See forms. */
    public static final AccessLevel VIEW_FORMS = inDocument("ViewForms");

    /** See templates. */
    public static final AccessLevel VIEW_TEMPLATES = inDocument("ViewTemplates");

    /** See campaigns. */
    public static final AccessLevel VIEW_CAMPAIGNS = inDocument("ViewCampaigns");

    /** See channels. */
    public static final AccessLevel VIEW_CHANNELS = inDocument("ViewChannels");

    /** See automations. */
    public static final AccessLevel VIEW_AUTOMATIONS = inDocument("ViewAutomations");

    /** See surveys. */
    public static final AccessLevel VIEW_SURVEYS = inDocument("ViewSurveys");

    /** See settings. */
    public static final AccessLevel VIEW_SETTINGS = inDocument("ViewSettings");

    /** See billing. */
    public static final AccessLevel VIEW_BILLING = inDocument("ViewBilling");

    /** See sub-accounts. */
    public static final AccessLevel VIEW_SUB_ACCOUNTS = inDocument("ViewSubAccounts");

    /** See users. */
    public static final AccessLevel VIEW_USERS = inDocument("ViewUsers");

    /** See files. */
    public static final AccessLevel VIEW_FILES = inDocument("ViewFiles");

    /** See reports. */
    public static final AccessLevel VIEW_REPORTS = inDocument("ViewReports");

    /** Change the account. */
    public static final AccessLevel MODIFY_ACCOUNT = inDocument("ModifyAccount");

    /** Change contacts. */
    public static final AccessLevel MODIFY_CONTACTS = inDocument("ModifyContacts");

    /** Change forms. */
    public static final AccessLevel MODIFY_FORMS = inDocument("ModifyForms");

    /** Change templates. */
    public static final AccessLevel MODIFY_TEMPLATES = inDocument("ModifyTemplates");

    /** Change campaigns. */
    public static final AccessLevel MODIFY_CAMPAIGNS = inDocument("ModifyCampaigns");

    /** Change channels. */
    public static final AccessLevel MODIFY_CHANNELS = inDocument("ModifyChannels");

    /** Change automations. */
    public static final AccessLevel MODIFY_AUTOMATIONS = inDocument("ModifyAutomations");

    /** Change surveys. */
    public static final AccessLevel MODIFY_SURVEYS = inDocument("ModifySurveys");

    /** Change files. */
    public static final AccessLevel MODIFY_FILES = inDocument("ModifyFiles");

    /** Export data. */
    public static final AccessLevel EXPORT = inDocument("Export");

    /** Send mail over SMTP. */
    public static final AccessLevel SEND_SMTP = inDocument("SendSmtp");

    /** Send text messages. */
    public static final AccessLevel SEND_SMS = inDocument("SendSMS");

    /** Change settings. */
    public static final AccessLevel MODIFY_SETTINGS = inDocument("ModifySettings");

    /** Change billing. */
    public static final AccessLevel MODIFY_BILLING = inDocument("ModifyBilling");

    /** Change the profile. */
    public static final AccessLevel MODIFY_PROFILE = inDocument("ModifyProfile");

    /** Change sub-accounts; also what {@link ElasticEmailKeys#subaccountKey} needs. */
    public static final AccessLevel MODIFY_SUB_ACCOUNTS = inDocument("ModifySubAccounts");

    /** Change users. */
    public static final AccessLevel MODIFY_USERS = inDocument("ModifyUsers");

    /** Security settings. Managed keys before {@link #VIEW_ACCESS_TOKENS} and {@link #MODIFY_ACCESS_TOKENS} came. */
    public static final AccessLevel SECURITY = inDocument("Security");

    /** Change the language. */
    public static final AccessLevel MODIFY_LANGUAGE = inDocument("ModifyLanguage");

    /** See support. */
    public static final AccessLevel VIEW_SUPPORT = inDocument("ViewSupport");

    /** Send mail over HTTP. */
    public static final AccessLevel SEND_HTTP = inDocument("SendHttp");

    /** Change two-factor authentication by email. */
    public static final AccessLevel MODIFY_2FA_EMAIL = inDocument("Modify2FAEmail");

    /** Change support. */
    public static final AccessLevel MODIFY_SUPPORT = inDocument("ModifySupport");

    /** See custom fields. */
    public static final AccessLevel VIEW_CUSTOM_FIELDS = inDocument("ViewCustomFields");

    /** Change custom fields. */
    public static final AccessLevel MODIFY_CUSTOM_FIELDS = inDocument("ModifyCustomFields");

    /** Change web notifications. */
    public static final AccessLevel MODIFY_WEB_NOTIFICATIONS = inDocument("ModifyWebNotifications");

    /** Extended logs. */
    public static final AccessLevel EXTENDED_LOGS = inDocument("ExtendedLogs");

    /** Verify email addresses. */
    public static final AccessLevel VERIFY_EMAILS = inDocument("VerifyEmails");

    /** Change two-factor authentication by SMS. */
    public static final AccessLevel MODIFY_2FA_SMS = inDocument("Modify2FASms");

    /** See email verifications. */
    public static final AccessLevel VIEW_VERIFY_EMAILS = inDocument("ViewVerifyEmails");

    /** See API keys: what listing and getting keys needs. */
    public static final AccessLevel VIEW_ACCESS_TOKENS = inDocument("ViewAccessTokens");

    /** See web notifications. */
    public static final AccessLevel VIEW_WEB_NOTIFICATIONS = inDocument("ViewWebNotifications");

    /** Change landing pages. */
    public static final AccessLevel MODIFY_LANDING_PAGES = inDocument("ModifyLandingPages");

    /** See landing pages. */
    public static final AccessLevel VIEW_LANDING_PAGES = inDocument("ViewLandingPages");

    /** Change suppressions. */
    public static final AccessLevel MODIFY_SUPPRESSIONS = inDocument("ModifySuppressions");

    /** See suppressions. */
    public static final AccessLevel VIEW_SUPPRESSIONS = inDocument("ViewSuppressions");

    /** See the drag-and-drop editor. */
    public static final AccessLevel VIEW_DRAG_DROP_EDITOR = inDocument("ViewDragDropEditor");

    /** See the template editor. */
    public static final AccessLevel VIEW_TEMPLATE_EDITOR = inDocument("ViewTemplateEditor");

    /** See the AI tools. */
    public static final AccessLevel VIEW_AI_TOOLS = inDocument("ViewAITools");

    /** Change the anti-spam settings of subscriptions. */
    public static final AccessLevel MODIFY_SUBSCRIPTION_ANTI_SPAM = inDocument("ModifySubscriptionAntiSpam");

    /** See checkouts of landing pages. */
    public static final AccessLevel VIEW_LANDING_PAGES_CHECKOUT = inDocument("ViewLandingPagesCheckout");

    /** Change checkouts of landing pages. */
    public static final AccessLevel MODIFY_LANDING_PAGES_CHECKOUT = inDocument("ModifyLandingPagesCheckout");

    /** See the HTML editor. */
    public static final AccessLevel VIEW_HTML_EDITOR = inDocument("ViewHTMLEditor");

    /** Change API keys: what creating, updating and deleting keys needs. */
    public static final AccessLevel MODIFY_ACCESS_TOKENS = inDocument("ModifyAccessTokens");

    /** See paid newsletters. */
    public static final AccessLevel VIEW_PAID_NEWSLETTERS = inDocument("ViewPaidNewsletters");

    /** Change paid newsletters. */
    public static final AccessLevel MODIFY_PAID_NEWSLETTERS = inDocument("ModifyPaidNewsletters");

    /** The form of a number in JSON. No word has it, so keeping the digits is enough. */
    private static final Pattern NUMBER = Pattern.compile("0|-?[1-9][0-9]{0,17}");

    /**
     * The levels that the document lists, which are the constants of this class. A server may know others.
     *
     * @return all of them
     */
    public static List<AccessLevel> documented() {
        return List.copyOf(DOCUMENTED);
    }

    private static AccessLevel inDocument(String value) {
        var level = new AccessLevel(value);
        DOCUMENTED.add(level);
        return level;
    }

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
