import type { CareContent } from "@callavet/shared/contract/care.ts";

/** One past consult, as it is written down for the seed. */
export interface Consult {
  owner: string;
  vet: string;
  pet: string | null;
  type: "chat" | "video";
  language: "es" | "en";
  /** 1 is the subscription's last whole period, 2 the one before it. */
  periodsAgo: 1 | 2 | 3;
  /** Days into that period, from 0. */
  day: number;
  /** Minutes of UTC day. */
  minute: number;
  text: string;
  /** Who says what; `o` the owner, `v` the vet. */
  talk: readonly (readonly ["o" | "v", string])[];
  /** What paid for it. */
  paid: "plan" | "credit" | "nothing";
  /** Its draft waits for the vet, or this is what the vet made of it. */
  care?: "draft" | CareContent;
}
