import { invalid } from "../errors.ts";
import { requirePerson } from "../http/bearer.ts";
import type { Endpoint } from "../http/types.ts";

export const logout: Endpoint = {
  method: "POST",
  path: "/logout",
  async handle(auth, request) {
    const { user, session } = await requirePerson(auth, request);
    const scope = request.query["scope"] || "global";
    if (scope === "global") auth.store.sessions.endAll(user.id);
    else if (scope === "local") auth.store.sessions.end(session.id);
    else if (scope === "others") auth.store.sessions.endOthers(user.id, session.id);
    else throw invalid(`Unsupported logout scope "${scope}"`);
    return { status: 204 };
  },
};
