import type { Store } from "./store/store.ts";
import type { SigningKey } from "./tokens/signing-key.ts";

/** What every endpoint works with. One per running issuer. */
export interface Auth {
  store: Store;
  key: SigningKey;
  /** Base address with `/auth/v1`: the `iss` of every token. Known once the port is. */
  issuer: string;
  /** Where links go that name no allowed address. */
  siteUrl: string;
  /** True: a sign-up needs no mail. */
  autoconfirm: boolean;
  /** Shortest time between two mails of one kind to one person, in ms. */
  mailInterval: number;
  /** When a mail was last asked for, by kind and address: kept for addresses that nobody has, too. */
  asked: Map<string, number>;
  /** Milliseconds since 1970; tests move it. */
  now(): number;
}
