package dev.mailkeys.benchmarks;

import com.stripe.StripeClient;
import com.stripe.exception.StripeException;
import com.stripe.model.StripeCollection;
import com.stripe.model.apps.Secret;
import com.stripe.param.apps.SecretCreateParams;
import com.stripe.param.apps.SecretListParams;
import com.stripe.service.apps.SecretService;

/** stripe-java's secrets of an app, the nearest that Stripe's API has to keys. */
public final class StripeJava implements Contestant {

    private final SecretService secrets;

    public StripeJava(String baseUrl) {
        this.secrets = StripeClient.builder()
                .setApiKey(CREDENTIAL)
                .setApiBase(baseUrl)
                .build()
                .v1()
                .apps()
                .secrets();
    }

    @Override
    public String create() throws StripeException {
        return secrets.create(SecretCreateParams.builder()
                        .setName(NAME)
                        .setPayload("none")
                        .setScope(SecretCreateParams.Scope.builder()
                                .setType(SecretCreateParams.Scope.Type.ACCOUNT)
                                .build())
                        .build())
                .getPayload();
    }

    @Override
    public long page() throws StripeException {
        return marks(list().getData());
    }

    @Override
    public long all() throws StripeException {
        return marks(list().autoPagingIterable());
    }

    private StripeCollection<Secret> list() throws StripeException {
        return secrets.list(SecretListParams.builder()
                .setLimit((long) PAGE_SIZE)
                .setScope(SecretListParams.Scope.builder()
                        .setType(SecretListParams.Scope.Type.ACCOUNT)
                        .build())
                .build());
    }

    private static long marks(Iterable<Secret> secrets) {
        long marks = 0;
        for (Secret secret : secrets) {
            marks += Contestant.mark(secret.getId(), secret.getName());
        }
        return marks;
    }
}
