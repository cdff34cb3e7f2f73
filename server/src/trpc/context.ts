import type { Identity } from "../auth/identity.ts";
import type { Services } from "../services.ts";

/** What every call starts with; `auth` may be a refusal, which only calls that need a person throw. */
export interface Context {
  identity: Identity;
  services: Services;
  /** The call carries the right `x-admin-secret`. */
  automation: boolean;
  /** Address of the caller, for limits on calls that nobody signed. */
  address: string;
  requestId: string;
}
