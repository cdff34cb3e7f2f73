import type { ArticlePage } from "@callavet/shared/contract/articles.ts";
import { Link } from "@tanstack/react-router";
import type { i18n as I18n } from "i18next";
import { useTranslation } from "react-i18next";
import type { HelpSearch } from "./address.ts";
import { AnimalIcon } from "./AnimalIcon.tsx";

/** A topic that a newer import brings has no words here yet: its own name is better than none. */
export const topicName = (i18n: I18n, topic: string): string =>
  String(i18n.t(`topic.${topic}` as never, { ns: "help", defaultValue: topic }));

/** The router marks every link to this page as the current one; what is chosen is ours to say. */
const mark = (chosen: boolean) => ({
  activeProps: {},
  activeOptions: { exact: true },
  "data-chosen": chosen || undefined,
  "aria-current": chosen ? ("page" as const) : (false as const),
});

/** By how many guides there are; the rest of the animals last. */
const kindsOf = ({ species }: ArticlePage) => [
  ...species.filter((one) => one.species !== "other"),
  ...species.filter((one) => one.species === "other"),
];

/** Which animal, and then which topic; what is chosen stands in the address. */
export function Chooser({ page, chosen }: { page: ArticlePage; chosen: HelpSearch }) {
  const { t, i18n } = useTranslation("help");
  const topics = page.topics.filter(({ topic }) => topic !== "emergency" && topic !== "first-aid");
  return (
    <>
      <nav className="animals" aria-label={t("choose")}>
        <Link to="/help" search={{}} {...mark(!chosen.species && !chosen.topic)}>
          {t("everyAnimal")}
        </Link>
        {kindsOf(page).map(({ species, articles }) => (
          <Link
            key={species}
            to="/help"
            search={{ species }}
            {...mark(chosen.species === species)}
            data-testid={`species-${species}`}
          >
            <AnimalIcon species={species} size={26} />
            {t(`species.${species}`)}
            <small>
              <span aria-hidden="true">{articles}</span>
              <span className="sr-only">{t("count", { count: articles })}</span>
            </small>
          </Link>
        ))}
      </nav>
      <nav className="topics" aria-label={t("topics")}>
        {topics.map(({ topic }) => (
          <Link
            key={topic}
            to="/help"
            search={{ species: chosen.species, topic: chosen.topic === topic ? undefined : topic }}
            {...mark(chosen.topic === topic)}
          >
            {topicName(i18n, topic)}
          </Link>
        ))}
      </nav>
    </>
  );
}
