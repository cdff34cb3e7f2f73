import { router } from "../../trpc/base.ts";
import { commit, commitAlias } from "./commit.ts";
import { release, releaseAlias } from "./release.ts";
import { reserve, reserveChat, reserveVideo } from "./reserve.ts";

export const entitlementsRouter = router({ reserve, commit, release });

/** The same under `subscriptions`, where the design had them first. */
export const entitlementAliases = router({ reserveChat, reserveVideo, commit: commitAlias, release: releaseAlias });
