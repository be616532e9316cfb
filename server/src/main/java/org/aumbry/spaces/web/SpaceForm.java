package org.aumbry.spaces.web;

import org.aumbry.spaces.JoinMode;
import org.aumbry.spaces.Space;
import org.aumbry.spaces.SpaceSettings;
import org.jspecify.annotations.Nullable;

/** What the forms for a new and an existing space send. */
public record SpaceForm(
        @Nullable String name, @Nullable String purpose, @Nullable String join, @Nullable String listed) {

    static SpaceForm empty() {
        return new SpaceForm("", "", JoinMode.REQUEST.word(), "yes");
    }

    static SpaceForm of(Space space) {
        return new SpaceForm(
                space.name(), space.purpose(), space.joinMode().word(), space.listed() ? "yes" : null);
    }

    SpaceSettings settings() {
        return new SpaceSettings(
                nameText(), purposeText(), JoinMode.of(join == null ? "" : join), "yes".equals(listed));
    }

    public String nameText() {
        return name == null ? "" : name;
    }

    public String purposeText() {
        return purpose == null ? "" : purpose;
    }
}
