package org.aumbry.reviews;

import java.util.UUID;
import org.aumbry.kernel.Identifiers;
import org.aumbry.kernel.ObjectRef;

public record CampaignId(UUID value) {

    public static CampaignId parse(String text) {
        return new CampaignId(Identifiers.parse(text));
    }

    ObjectRef ref() {
        return new ObjectRef("review", value);
    }

    @Override
    public String toString() {
        return value.toString();
    }
}
