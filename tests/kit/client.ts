import type { Ready } from "@callavet/embedded/ready.ts";
import type { AppRouter } from "@callavet/server/trpc/router.ts";
import { createTRPCClient, httpLink } from "@trpc/client";
import type { Product } from "./product.ts";

export interface Signed {
  token: string;
  id: string;
}

/** Signs a person in at the issuer, as auth-js does. */
export async function signIn(ready: Ready, email: string, password?: string): Promise<Signed> {
  const known = ready.signIns.find((one) => one.email === email);
  return authenticate(`${ready.auth}/token?grant_type=password`, email, password ?? known?.password ?? "");
}

export async function signUp(ready: Ready, email: string, password = "una-clave-larga"): Promise<Signed> {
  return authenticate(`${ready.auth}/signup`, email, password);
}

async function authenticate(url: string, email: string, password: string): Promise<Signed> {
  const answer = await fetch(url, {
    method: "POST",
    headers: { "content-type": "application/json" },
    body: JSON.stringify({ email, password }),
  });
  if (!answer.ok) throw new Error(`${email}: ${answer.status} ${await answer.text()}`);
  const { access_token: token, user } = (await answer.json()) as { access_token: string; user: { id: string } };
  return { token, id: user.id };
}

/** A typed client as one person, without batching. */
export function clientOf(product: Pick<Product, "url">, person: Signed) {
  return createTRPCClient<AppRouter>({
    links: [httpLink({ url: `${product.url}/trpc`, headers: { authorization: `Bearer ${person.token}` } })],
  });
}
