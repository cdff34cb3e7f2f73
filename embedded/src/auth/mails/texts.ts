export type LinkType = "signup" | "recovery" | "email_change";

interface Words {
  subject: string;
  opening: string;
}

const words: Record<LinkType, Record<"es" | "en", Words>> = {
  signup: {
    es: { subject: "Confirma tu correo", opening: "Gracias por registrarte en Call-a-Vet. Confirma tu correo para empezar." },
    en: { subject: "Confirm your e-mail", opening: "Thank you for signing up to Call-a-Vet. Confirm your e-mail to begin." },
  },
  recovery: {
    es: { subject: "Recupera tu contraseña", opening: "Pediste entrar a Call-a-Vet sin tu contraseña. Entra y elige una nueva." },
    en: {
      subject: "Reset your password",
      opening: "You asked to sign in to Call-a-Vet without your password. Sign in and choose a new one.",
    },
  },
  email_change: {
    es: { subject: "Confirma el cambio de correo", opening: "Pediste cambiar el correo de tu cuenta de Call-a-Vet." },
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
      ? `${opening}\n\nAbre este enlace:\n${link}\n\nO escribe este código: ${code}\n\nSi no fuiste tú, no hagas nada.`
      : `${opening}\n\nOpen this link:\n${link}\n\nOr enter this code: ${code}\n\nIf it was not you, do nothing.`;
  return { subject, text };
}
