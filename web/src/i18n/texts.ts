import type { app } from "./es/app.ts";
import type { help } from "./es/help.ts";
import type { site } from "./es/site.ts";

/** The Spanish texts give the shape; English must have every one of them. */
export interface Texts {
  site: typeof site;
  app: typeof app;
  help: typeof help;
}
