import { AuthError, invalid } from "../errors.ts";
import type { Endpoint } from "../http/types.ts";
import { redirectOf } from "../mails/redirect.ts";
import { sessionShape } from "../shapes/session.ts";
import { useToken } from "../verify.ts";
import { LINK_REFUSED, OTHER_EMAIL } from "./verify-post.ts";

/** A link out of a mail: leads back to the site, with the session or the refusal in the fragment. */
export const verifyGet: Endpoint = {
  method: "GET",
  path: "/verify",
  async handle(auth, request) {
    const { type, token } = request.query;
    if (!type) throw invalid("Verify requires a verification type");
    if (!token) throw invalid("Verify requires a token or a token hash");
    const to = (members: Record<string, unknown>) => {
      const target = new URL(redirectOf(auth, request));
      const fragment = new URLSearchParams();
      for (const [key, value] of Object.entries(members)) fragment.set(key, String(value));
      fragment.set("sb", "");
      target.hash = fragment.toString();
      return { status: 303, headers: { location: target.href } };
    };
    try {
      const verified = useToken(auth, type, token, LINK_REFUSED);
      if (!verified) return to({ message: OTHER_EMAIL });
      const { user: _, ...tokens } = await sessionShape(auth, verified.user, verified.session);
      return to({ ...tokens, type });
    } catch (error) {
      if (!(error instanceof AuthError)) throw error;
      return to({ error: "access_denied", error_code: error.code, error_description: error.message });
    }
  },
};
