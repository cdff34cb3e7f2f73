import { Status, type Tone } from "./Status.tsx";

interface KnownStatusProps<Known extends string> {
  status: string;
  tones: Record<Known, Tone>;
  name: (status: Known) => string;
}

/** Stripe may say a word that is new to us: it is shown as it came, and marked. */
export function KnownStatus<Known extends string>({ status, tones, name }: KnownStatusProps<Known>) {
  const isKnown = (word: string): word is Known => Object.hasOwn(tones, word);
  return isKnown(status) ? <Status tone={tones[status]}>{name(status)}</Status> : <Status tone="attention">{status}</Status>;
}
