package org.aumbry.identity.web;

import java.util.List;
import org.aumbry.web.FieldErrors;
import org.aumbry.web.Option;

/**
 * One group of people.
 *
 * @param nested groups inside it
 * @param others groups that could be put inside
 * @param q what was searched for people to add; empty for nothing
 * @param reach how many people it stands for, those in nested groups included
 */
public record GroupPage(
        String id,
        String name,
        List<Member> people,
        List<Option> nested,
        List<Option> others,
        String q,
        List<Member> found,
        int reach,
        FieldErrors errors) {

    /** One person. */
    public record Member(String id, String name, String email) {}
}
