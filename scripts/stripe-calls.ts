/**
 * What our own code asks Stripe to make. Each must carry an idempotency key of ours, so that a double click, or a try after
 * a lost answer, makes one thing. Types cannot demand it: the SDK takes a call without options as gladly.
 */
import { parseSync } from "oxc-parser";

export interface StripeCreate {
  file: string;
  /** As written: `stripe.refunds.create`. */
  call: string;
  keyed: boolean;
}

interface Node {
  type: string;
  [key: string]: unknown;
}

const isNode = (value: unknown): value is Node => typeof value === "object" && value !== null && "type" in value;

/** Every call of a `create` on something named `stripe`, however deep: `at.stripe.billingPortal.sessions.create(…)`. */
export function stripeCreates(file: string, source: string): StripeCreate[] {
  const found: StripeCreate[] = [];
  const visit = (value: unknown): void => {
    if (Array.isArray(value)) return value.forEach(visit);
    if (!isNode(value)) return;
    if (value.type === "CallExpression") {
      const path = pathOf(value["callee"]);
      if (path.at(-1) === "create" && path.includes("stripe")) {
        const options = (value["arguments"] as unknown[])[1];
        found.push({ file, call: path.join("."), keyed: namesKey(options) });
      }
    }
    Object.values(value).forEach(visit);
  };
  visit(parseSync(file, source).program);
  return found;
}

function pathOf(node: unknown): string[] {
  if (!isNode(node)) return [];
  if (node.type === "Identifier") return [String(node["name"])];
  if (node.type !== "MemberExpression" || node["computed"] === true) return [];
  return [...pathOf(node["object"]), ...pathOf(node["property"])];
}

function namesKey(options: unknown): boolean {
  if (!isNode(options) || options.type !== "ObjectExpression") return false;
  const properties = options["properties"] as Node[];
  return properties.some((property) => property.type === "Property" && pathOf(property["key"])[0] === "idempotencyKey");
}
