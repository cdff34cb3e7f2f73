import { requirePerson } from "../http/bearer.ts";
import type { Endpoint } from "../http/types.ts";
import { userShape } from "../shapes/user.ts";

export const userGet: Endpoint = {
  method: "GET",
  path: "/user",
  async handle(auth, request) {
    const { user } = await requirePerson(auth, request);
    return { json: userShape(auth, user) };
  },
};
