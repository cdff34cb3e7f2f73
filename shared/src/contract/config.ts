import { z } from "zod";

/** `GET /config.json`: what a browser must know before anybody signs in. */
export const publicConfig = z.object({
  /** Base address of the auth provider, with `/auth/v1`. */
  authUrl: z.url(),
  /** The provider's publishable key; empty where it needs none. */
  authKey: z.string(),
  /** True while outside services are stand-ins on this machine. */
  embedded: z.boolean(),
  /** Where the stand-in shows what would have been sent by e-mail. */
  mailboxUrl: z.url().nullable(),
});
export type PublicConfig = z.infer<typeof publicConfig>;
