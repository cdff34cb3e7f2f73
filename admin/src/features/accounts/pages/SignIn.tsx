import { Button, PasswordInput, TextInput } from "@mantine/core";
import { useEffect, useState, type FormEvent } from "react";
import { useTranslation } from "react-i18next";
import { signIn } from "../../../app/auth.ts";
import { OutsidePage } from "../components/OutsidePage.tsx";
import classes from "../components/OutsidePage.module.css";

type Failure = "wrong" | "failed" | null;

export function SignIn() {
  const { t } = useTranslation();
  const [email, setEmail] = useState("");
  const [password, setPassword] = useState("");
  const [tried, setTried] = useState(false);
  const [busy, setBusy] = useState(false);
  const [failure, setFailure] = useState<Failure>(null);
  useEffect(() => {
    document.title = t("app.title", { page: t("signIn.submit") });
  }, [t]);

  const submit = async (event: FormEvent) => {
    event.preventDefault();
    setTried(true);
    setFailure(null);
    if (!email.trim() || !password) return;
    setBusy(true);
    try {
      const outcome = await signIn(email, password);
      if (outcome !== "ok") setFailure(outcome);
    } finally {
      setBusy(false);
    }
  };

  return (
    <OutsidePage title={t("signIn.title")} lead={t("signIn.lead")}>
      <form onSubmit={(event) => void submit(event)} noValidate className={classes.form}>
        <TextInput
          label={t("signIn.email")}
          type="email"
          name="email"
          autoComplete="username"
          autoFocus
          value={email}
          onChange={(event) => setEmail(event.currentTarget.value)}
          error={tried && !email.trim() ? t("signIn.emailMissing") : null}
          data-testid="admin-signin-email"
        />
        <PasswordInput
          label={t("signIn.password")}
          name="password"
          autoComplete="current-password"
          value={password}
          onChange={(event) => setPassword(event.currentTarget.value)}
          error={tried && !password ? t("signIn.passwordMissing") : null}
          data-testid="admin-signin-password"
        />
        {failure && (
          <p role="alert" className={classes.failure} data-testid="admin-signin-error">
            {t(`signIn.${failure}`)}
          </p>
        )}
        <Button type="submit" loading={busy} data-testid="admin-signin-submit">
          {t("signIn.submit")}
        </Button>
      </form>
      <p className={classes.aside}>
        {t("signIn.owner")} <a href="/">{t("signIn.ownerLink")}</a>
      </p>
    </OutsidePage>
  );
}
