import type { Stripe } from "stripe";
import { PLACE } from "../address.ts";
import { newId } from "../ids.ts";
import { DEFAULT_CONFIGURATION, portalConfiguration } from "../objects/portal-configuration.ts";
import { endpoint } from "../wire/endpoint.ts";
import { invalid, missing } from "../wire/errors.ts";
import { wireList } from "../wire/paging.ts";
import { bool, list, oneOf, params, text } from "../wire/params.ts";
import type { Of } from "../wire/stored.ts";
import { paging } from "../wire/paging.ts";
import { checkoutLocale } from "./locale.ts";

type Create = Stripe.BillingPortal.SessionCreateParams;
type Session = Of<"billing_portal.session">;
type FlowGiven = ReturnType<typeof flowParams.parse>;

const subscription = { subscription: text };
const flowParams = params<Stripe.BillingPortal.SessionCreateParams.FlowData>()({
  type: oneOf("payment_method_update", "subscription_cancel", "subscription_update", "subscription_update_confirm"),
  after_completion: params<Stripe.BillingPortal.SessionCreateParams.FlowData.AfterCompletion>()({
    type: oneOf("hosted_confirmation", "portal_homepage", "redirect"),
    redirect: params<Stripe.BillingPortal.SessionCreateParams.FlowData.AfterCompletion.Redirect>()({
      return_url: text,
    }).optional(),
  }).optional(),
  subscription_cancel: params<Stripe.BillingPortal.SessionCreateParams.FlowData.SubscriptionCancel>()(subscription).optional(),
  subscription_update: params<Stripe.BillingPortal.SessionCreateParams.FlowData.SubscriptionUpdate>()(subscription).optional(),
  subscription_update_confirm: params<Stripe.BillingPortal.SessionCreateParams.FlowData.SubscriptionUpdateConfirm>()({
    ...subscription,
    items: list(
      params<Stripe.BillingPortal.SessionCreateParams.FlowData.SubscriptionUpdateConfirm.Item>()({ id: text, price: text }),
    ),
  }).optional(),
});
const createParams = params<Create>()({
  customer: text,
  return_url: text.optional(),
  configuration: text.optional(),
  locale: checkoutLocale.optional(),
  flow_data: flowParams.optional(),
});
const CONFIGURATIONS = "/v1/billing_portal/configurations";

export const portal = [
  endpoint("POST", "/v1/billing_portal/sessions", createParams, ({ world, params: given }) => {
    const customer = world.store.get("customer", given.customer, "customer");
    if (given.configuration !== undefined && given.configuration !== DEFAULT_CONFIGURATION)
      throw missing("configuration", given.configuration, "configuration");
    for (const [param, url] of [
      ["return_url", given.return_url],
      ["flow_data[after_completion][redirect][return_url]", given.flow_data?.after_completion?.redirect?.return_url],
    ] as const)
      if (url !== undefined && !(URL.canParse(url) && /^https?:/.test(url)))
        throw invalid("Not a valid URL", param, "url_invalid");
    const wanted = given.flow_data && subscriptionOf(given.flow_data);
    if (wanted !== undefined && world.store.find("subscription", wanted)?.customer !== customer.id)
      throw missing("subscription", wanted, `flow_data[${given.flow_data?.type ?? ""}][subscription]`);
    const id = newId("bps_1");
    const session = world.store.put<Session>({
      id,
      object: "billing_portal.session",
      configuration: DEFAULT_CONFIGURATION,
      // Its life is counted by this machine's clock, whatever clock the customer lives by.
      created: world.now(),
      customer: customer.id,
      customer_account: null,
      flow: given.flow_data ? flowOf(given.flow_data) : null,
      livemode: false,
      locale: given.locale ?? null,
      on_behalf_of: null,
      return_url: given.return_url ?? null,
      url: `${PLACE}/p/session/${id}${given.flow_data ? pathOf(given.flow_data) : ""}`,
    });
    world.emit("billing_portal.session.created", session);
    return session;
  }),

  endpoint(
    "GET",
    CONFIGURATIONS,
    params<Stripe.BillingPortal.ConfigurationListParams>()({ ...paging, active: bool.optional(), is_default: bool.optional() }),
    ({ params: { active, is_default } }) =>
      wireList(CONFIGURATIONS, active === false || is_default === false ? [] : [portalConfiguration()]),
  ),

  endpoint("GET", `${CONFIGURATIONS}/:id`, params<Stripe.BillingPortal.ConfigurationRetrieveParams>()({}), ({ id }) => {
    if (id !== DEFAULT_CONFIGURATION) throw missing("configuration", id);
    return portalConfiguration();
  }),
];

function subscriptionOf(flow: FlowGiven): string | undefined {
  if (flow.type === "payment_method_update") return undefined;
  const found = flow[flow.type]?.subscription;
  if (found === undefined)
    throw invalid(`Missing required param: flow_data[${flow.type}].`, `flow_data[${flow.type}]`, "parameter_missing");
  return found;
}

function pathOf(flow: FlowGiven): string {
  if (flow.type === "payment_method_update") return "/card";
  const at = `/subscriptions/${flow[flow.type]?.subscription ?? ""}`;
  if (flow.type === "subscription_cancel") return `${at}/cancel`;
  const price = flow.type === "subscription_update_confirm" ? flow.subscription_update_confirm?.items[0]?.price : undefined;
  return price === undefined ? `${at}/plan` : `${at}/plan/${price}`;
}

function flowOf(flow: FlowGiven): NonNullable<Session["flow"]> {
  const { type, after_completion: after, subscription_cancel, subscription_update, subscription_update_confirm: confirm } = flow;
  return {
    type,
    after_completion: {
      type: after?.type ?? "portal_homepage",
      hosted_confirmation: null,
      redirect: after?.redirect ?? null,
    },
    customer_update: null,
    subscription_cancel: subscription_cancel ? { ...subscription_cancel, retention: null } : null,
    subscription_pause: null,
    subscription_update: subscription_update ?? null,
    subscription_update_confirm: confirm ? { ...confirm, discounts: null } : null,
  };
}
