import { Button, PasswordInput, TextInput } from "@mantine/core";
import type { AuthReason } from "@callavet/shared/browser/auth-reasons.ts";
import { useRef, useState, type FormEvent } from "react";
import { useTranslation } from "react-i18next";
import { enter } from "./enter.ts";

interface Props {
  mode: "sign-up" | "sign-in";
  onDone: () => void;
  onMailSent: (email: string) => void;
}

type Wrong = "badEmail" | "noPassword" | "shortPassword";

/** Kept from one mode to the other, so that pressing the wrong one first costs nothing; never stored. */
const typed = { email: "", password: "" };

const MIN_PASSWORD = 8;

export function SignForm({ mode, onDone, onMailSent }: Props) {
  const { t } = useTranslation();
  const { t: tApp } = useTranslation("app");
  const [email, setEmail] = useState(typed.email);
  const [password, setPassword] = useState(typed.password);
  const [wrong, setWrong] = useState<Wrong | null>(null);
  const [refused, setRefused] = useState<AuthReason | null>(null);
  const [busy, setBusy] = useState(false);
  const emailField = useRef<HTMLInputElement>(null);
  const passwordField = useRef<HTMLInputElement>(null);
  const signingUp = mode === "sign-up";

  const check = (): Wrong | null => {
    if (!/^\S+@\S+\.\S+$/.test(email.trim())) return "badEmail";
    if (password === "") return "noPassword";
    return signingUp && password.length < MIN_PASSWORD ? "shortPassword" : null;
  };

  const submit = async (event: FormEvent) => {
    event.preventDefault();
    const found = check();
    setWrong(found);
    setRefused(null);
    if (found) return (found === "badEmail" ? emailField : passwordField).current?.focus();
    setBusy(true);
    const entered = await enter(mode, email, password);
    if (entered.done) {
      typed.email = "";
      typed.password = "";
      return onDone();
    }
    setBusy(false);
    if ("mailSent" in entered) return onMailSent(email);
    setRefused(entered.reason);
  };

  return (
    <form className="sign-fields" noValidate onSubmit={(event) => void submit(event)}>
      <TextInput
        ref={emailField}
        label={t("auth.email")}
        type="email"
        name="email"
        autoComplete="email"
        inputMode="email"
        autoFocus
        value={email}
        onChange={({ target }) => setEmail((typed.email = target.value))}
        error={wrong === "badEmail" && t("auth.badEmail")}
        data-testid="auth-email"
      />
      <PasswordInput
        ref={passwordField}
        label={t("auth.password")}
        description={signingUp ? t("auth.passwordHint") : undefined}
        inputWrapperOrder={["label", "input", "description", "error"]}
        name="password"
        autoComplete={signingUp ? "new-password" : "current-password"}
        value={password}
        onChange={({ target }) => setPassword((typed.password = target.value))}
        error={(wrong === "noPassword" || wrong === "shortPassword") && t(`auth.${wrong}`)}
        visibilityToggleButtonProps={{ "aria-label": t("auth.show") }}
        data-testid="auth-password"
      />
      {refused && (
        <p className="refused" role="alert" data-testid="refused">
          {tApp(`authReasons.${refused}`)}
        </p>
      )}
      <Button type="submit" size="lg" loading={busy} data-testid="auth-submit">
        {t(signingUp ? "auth.signUp" : "auth.signIn")}
      </Button>
      {signingUp && <p className="sign-free">{t("auth.free")}</p>}
    </form>
  );
}
