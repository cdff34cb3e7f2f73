import type { Stripe } from "stripe";
import { advanceClock } from "../flows/advance-clock.ts";
import { testClockObject } from "../objects/test-clock.ts";
import { endpoint } from "../wire/endpoint.ts";
import { invalid } from "../wire/errors.ts";
import { paging } from "../wire/paging.ts";
import { integer, params, text } from "../wire/params.ts";

const BASE = "/v1/test_helpers/test_clocks";

/** A customer made with `test_clock` lives in its time: advancing it renews, bills and ends. */
export const testClocks = [
  endpoint(
    "POST",
    BASE,
    params<Stripe.TestHelpers.TestClockCreateParams>()({ frozen_time: integer, name: text.optional() }),
    ({ world, params: given }) => world.store.put(testClockObject(given.frozen_time, world.now(), given.name ?? null)),
  ),
  endpoint("GET", `${BASE}/:id`, params<Stripe.TestHelpers.TestClockRetrieveParams>()({}), ({ world, id }) =>
    world.store.get("test_helpers.test_clock", id),
  ),
  endpoint("GET", BASE, params<Stripe.TestHelpers.TestClockListParams>()(paging), ({ world, params: page }) =>
    world.store.page("test_helpers.test_clock", BASE, page),
  ),
  // Stripe answers `advancing` and finishes later; here the work is done when the answer comes.
  endpoint(
    "POST",
    `${BASE}/:id/advance`,
    params<Stripe.TestHelpers.TestClockAdvanceParams>()({ frozen_time: integer }),
    ({ world, params: given, id }) => {
      const clock = world.store.get("test_helpers.test_clock", id);
      if (given.frozen_time <= clock.frozen_time)
        throw invalid("You can only advance a test clock to a time in its future.", "frozen_time");
      return advanceClock(world, clock, given.frozen_time);
    },
  ),
];
