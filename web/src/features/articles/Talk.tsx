import { ArrowRightIcon } from "@phosphor-icons/react/ArrowRight";
import { useNavigate } from "@tanstack/react-router";
import { useTranslation } from "react-i18next";
import { maybeSignedIn } from "../../lib/signed-in.ts";
import { carryWords } from "./talk.ts";

/** From a guide to a consult, with what was read. */
export function Talk({ title, quiet = false }: { title: string; quiet?: boolean }) {
  const { t } = useTranslation("help");
  const navigate = useNavigate();
  const start = () => {
    carryWords(t("article.words", { title }));
    void navigate({ to: maybeSignedIn() ? "/app/start" : "/sign-up" });
  };
  return (
    <button type="button" className={quiet ? "action action-quiet" : "action"} onClick={start} data-testid="talk">
      {t("article.talk")}
      <ArrowRightIcon size={22} weight="bold" aria-hidden />
    </button>
  );
}
