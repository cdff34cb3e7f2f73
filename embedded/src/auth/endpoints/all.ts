import type { Endpoint } from "../http/types.ts";
import { health } from "./health.ts";
import { jwks } from "./jwks.ts";
import { logout } from "./logout.ts";
import { off } from "./off.ts";
import { recover } from "./recover.ts";
import { resend } from "./resend.ts";
import { settings } from "./settings.ts";
import { signup } from "./signup.ts";
import { token } from "./token.ts";
import { userGet } from "./user-get.ts";
import { userPut } from "./user-put.ts";
import { verifyGet } from "./verify-get.ts";
import { verifyPost } from "./verify-post.ts";

/** Every call that the issuer answers. */
export const endpoints: Endpoint[] = [
  health,
  settings,
  jwks,
  signup,
  token,
  userGet,
  userPut,
  logout,
  recover,
  resend,
  verifyGet,
  verifyPost,
  ...off,
];
