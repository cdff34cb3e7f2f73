import { Link, useNavigate, useRouter, useSearch } from "@tanstack/react-router";
import { EnvelopeSimpleIcon } from "@phosphor-icons/react/EnvelopeSimple";
import { useState } from "react";
import { useTranslation } from "react-i18next";
import { api } from "../../lib/api.ts";
import { queryClient } from "../../lib/query-client.ts";
import { draft } from "../../lib/draft.ts";
import { useStore } from "../../lib/store.ts";
import { SiteBar } from "../../ui/SiteBar.tsx";
import { TriageAdvice } from "../triage/TriageAdvice.tsx";
import { SignForm } from "./SignForm.tsx";
import "./sign.css";

/** Two fields on the way to the vet; what was typed stays in sight. */
function SignPage({ mode }: { mode: "sign-up" | "sign-in" }) {
  const { t } = useTranslation();
  const { next } = useSearch({ strict: false });
  const { text, wanted } = useStore(draft);
  const [mailSentTo, setMailSentTo] = useState<string | null>(null);
  const navigate = useNavigate();
  const router = useRouter();

  const goOn = async () => {
    if (next) return router.history.push(next);
    if (wanted) return navigate({ to: "/app/start", replace: true });
    const me = await queryClient.fetchQuery(api.me.get.queryOptions({})).catch(() => null);
    return navigate({ to: me?.roles.includes("vet") ? "/vet" : "/app", replace: true });
  };

  const signingUp = mode === "sign-up";
  const heading = wanted
    ? t(signingUp ? "auth.signUpTitle" : "auth.signInTitle")
    : t(signingUp ? "auth.signUpPlain" : "auth.signInPlain");
  return (
    <>
      <SiteBar />
      <main className="sign" data-kept={wanted && text !== "" ? true : undefined}>
        {wanted && text !== "" && (
          <aside className="sign-kept">
            <h2>{t("auth.kept")}</h2>
            <blockquote>{text}</blockquote>
            <p>{t("auth.keptNote")}</p>
            <TriageAdvice text={text} />
          </aside>
        )}
        <section className="sign-form">
          {mailSentTo ? (
            <div className="sign-sent" role="status">
              <EnvelopeSimpleIcon size={48} weight="light" aria-hidden />
              <h1>{t("auth.mailSent", { email: mailSentTo })}</h1>
              <p>{t("auth.mailSentText")}</p>
            </div>
          ) : (
            <>
              <h1>{heading}</h1>
              <SignForm key={mode} mode={mode} onDone={() => void goOn()} onMailSent={setMailSentTo} />
              <p className="sign-other">
                {t(signingUp ? "auth.haveAccount" : "auth.noAccount")}{" "}
                <Link to={signingUp ? "/sign-in" : "/sign-up"} search={{ next }} replace>
                  {t(signingUp ? "nav.signIn" : "nav.signUp")}
                </Link>
              </p>
            </>
          )}
        </section>
      </main>
    </>
  );
}

export const SignUpPage = () => <SignPage mode="sign-up" />;
export const SignInPage = () => <SignPage mode="sign-in" />;
