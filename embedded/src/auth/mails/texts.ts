export type LinkType = "signup" | "recovery" | "email_change";

interface Words {
  subject: string;
  opening: string;
}

const words: Record<LinkType, Record<"es" | "en", Words>> = {
  signup: {
    es: { subject: "Confirme su correo", opening: "Gracias por registrarse en Call-a-Vet. Confirme su correo para empezar." },
    en: { subject: "Confirm your e-mail", opening: "Thank you for signing up to Call-a-Vet. Confirm your e-mail to begin." },
  },
  recovery: {
    es: { subject: "Recupere su contraseña", opening: "Pidió entrar en Call-a-Vet sin su contraseña. Entre y elija una nueva." },
    en: {
      subject: "Reset your password",
      opening: "You asked to sign in to Call-a-Vet without your password. Sign in and choose a new one.",
    },
  },
  email_change: {
    es: { subject: "Confirme el cambio de correo", opening: "Pidió cambiar el correo de su cuenta de Call-a-Vet." },
    en: { subject: "Confirm your new e-mail", opening: "You asked to change the e-mail of your Call-a-Vet account." },
  },
};

/** Ours hold both the link and the code. */
export function mailTexts(
  type: LinkType,
  language: "es" | "en",
  { code, link }: { code: string; link: string },
): { subject: string; text: string } {
  const { subject, opening } = words[type][language];
  const text =
    language === "es"
      ? `${opening}\n\nAbra este enlace:\n${link}\n\nO escriba este código: ${code}\n\nSi no fue usted, no haga nada.`
      : `${opening}\n\nOpen this link:\n${link}\n\nOr enter this code: ${code}\n\nIf it was not you, do nothing.`;
  return { subject, text };
}
