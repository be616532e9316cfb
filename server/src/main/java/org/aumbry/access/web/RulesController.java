package org.aumbry.access.web;

import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.aumbry.access.Labelling;
import org.aumbry.access.ShareRule;
import org.aumbry.access.ShareRules;
import org.aumbry.access.ShareTarget;
import org.aumbry.identity.Administrators;
import org.aumbry.identity.Group;
import org.aumbry.identity.Groups;
import org.aumbry.identity.StepUp;
import org.aumbry.kernel.GroupId;
import org.aumbry.kernel.Principal;
import org.aumbry.kernel.Refusal;
import org.aumbry.networks.NetworkPolicy;
import org.aumbry.networks.PolicyOption;
import org.aumbry.web.Option;
import org.aumbry.web.Toast;
import org.aumbry.web.Views;
import org.aumbry.web.Words;
import org.jspecify.annotations.Nullable;
import org.springframework.beans.factory.ObjectProvider;
import org.springframework.http.HttpStatus;
import org.springframework.stereotype.Controller;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.servlet.View;

/** Administrators' page about who may share what with whom. */
@Controller
class RulesController {

    private static final String PAGE = "/admin/sharing";
    private static final String GROUP = "group-";
    private static final int GROUPS = 1000;

    private final ShareRules rules;
    private final Groups groups;
    private final NetworkPolicy policy;
    private final ObjectProvider<Labelling> labels;
    private final Administrators administrators;
    private final StepUp stepUp;
    private final Views views;

    RulesController(
            ShareRules rules,
            Groups groups,
            NetworkPolicy policy,
            ObjectProvider<Labelling> labels,
            Administrators administrators,
            StepUp stepUp,
            Views views) {
        this.rules = rules;
        this.groups = groups;
        this.policy = policy;
        this.labels = labels;
        this.administrators = administrators;
        this.stepUp = stepUp;
        this.views = views;
    }

    @GetMapping(PAGE)
    View list(Principal who, Words words) {
        administrators.require(who, "share-rule.list");
        return views.page(page(null, words));
    }

    @PostMapping(PAGE)
    View add(
            Principal who,
            @RequestParam(defaultValue = "anyone") String whose,
            @RequestParam(defaultValue = "") String label,
            @RequestParam(defaultValue = "") List<String> target,
            @RequestParam(defaultValue = "deny") String effect,
            Words words) {
        administrators.require(who, "share-rule.add");
        stepUp.require(who);
        try {
            var group = whose.startsWith(GROUP) ? GroupId.parse(whose.substring(GROUP.length())) : null;
            if (group != null) {
                groups.get(group);
            }
            var kind = group != null
                    ? ShareRule.Who.GROUP
                    : ShareRule.Who.of(whose).orElseThrow(() -> Refusal.invalid("whose", "access.refusal.rule-group"));
            var targets = new HashSet<>(Stream.of(ShareTarget.values())
                    .filter(each -> target.contains(each.word()))
                    .toList());
            rules.add(who, kind, group, label.isBlank() ? null : label, targets, effect.equals("allow"));
            return views.seeOther(PAGE, Toast.of(words.t("access.rules.added")));
        } catch (Refusal refused) {
            if (refused.code() == Refusal.Code.NOT_FOUND) {
                throw refused;
            }
            var sentence = words.t(refused.messageKey(), refused.arguments().toArray());
            return views.page(HttpStatus.UNPROCESSABLE_CONTENT, page(sentence, words));
        }
    }

    @PostMapping("/admin/sharing/{rule}/raise")
    View raise(Principal who, @PathVariable String rule, Words words) {
        administrators.require(who, "share-rule.raise");
        stepUp.require(who);
        rules.raise(who, Shareables.uuid(rule));
        return views.seeOther(PAGE, Toast.of(words.t("access.rules.raised")));
    }

    @PostMapping("/admin/sharing/{rule}/remove")
    View remove(Principal who, @PathVariable String rule, Words words) {
        administrators.require(who, "share-rule.remove");
        stepUp.require(who);
        rules.remove(who, Shareables.uuid(rule));
        return views.seeOther(PAGE, Toast.of(words.t("access.rules.removed")));
    }

    private RulesPage page(@Nullable String error, Words words) {
        var all = rules.list();
        var labelNames = labels.stream().findFirst().map(each -> each.names(words)).orElse(Map.of());
        var named = groups.all(all.stream().map(ShareRule::group).filter(Objects::nonNull).toList());
        var rows = new ArrayList<RulesPage.Row>();
        all.forEach(rule -> rows.add(new RulesPage.Row(
                rule.id().toString(), sentence(rule, named, labelNames, words), rule.allows(), rows.isEmpty())));
        var options = policy.values();
        return new RulesPage(
                rows,
                whose(words),
                labelOptions(labelNames, words),
                Stream.of(ShareTarget.values()).map(each -> option(each, words)).toList(),
                options.on(PolicyOption.PUBLIC_LINKS),
                options.on(PolicyOption.GUESTS),
                error);
    }

    private static String sentence(
            ShareRule rule, Map<GroupId, Group> named, Map<String, String> labelNames, Words words) {
        var group = rule.group();
        var who = group == null
                ? words.t("access.rules.who." + rule.who().word())
                : words.t("access.rules.who.group", named.containsKey(group) ? named.get(group).name() : "?");
        var targets = rule.targets().stream()
                .sorted()
                .map(each -> words.t("access.rules.target." + each.word()))
                .collect(Collectors.joining(", "));
        var what = rule.label() == null
                ? words.t("access.rules.any-label")
                : words.t("access.rules.labelled", labelNames.getOrDefault(rule.label(), rule.label()));
        return rule.allows()
                ? words.t("access.rules.may", who, what, targets)
                : words.t("access.rules.may-not", who, what, targets);
    }

    private List<Option> whose(Words words) {
        var usual = Stream.of(ShareRule.Who.values())
                .filter(who -> who != ShareRule.Who.GROUP)
                .map(who -> new Option(who.word(), words.t("access.rules.who." + who.word())));
        var some = groups.list(null, GROUPS).stream()
                .map(group -> new Option(GROUP + group.id(), words.t("access.rules.who.group", group.name())));
        return Stream.concat(usual, some).toList();
    }

    private static List<Option> labelOptions(Map<String, String> names, Words words) {
        return Stream.concat(
                        Stream.of(new Option("", words.t("access.rules.any-label"))),
                        names.entrySet().stream().map(each -> new Option(each.getKey(), each.getValue())))
                .toList();
    }

    private static Option option(ShareTarget target, Words words) {
        return new Option(target.word(), words.t("access.rules.target." + target.word()));
    }
}
