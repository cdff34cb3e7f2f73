import { client } from "../../lib/api.ts";
import type { Ask } from "./ask.ts";

/** As the person who is signed in: articles, and what that person may read of consults. */
export const askSigned: Ask = { as: "me", find: (input, signal) => client.search.query.query(input, { signal }) };
