import helmet from "@fastify/helmet";
import type { FastifyInstance } from "fastify";
import fp from "fastify-plugin";

export interface SecurityOptions {
  /** The site's own address, and the auth provider's: what pages may connect to. */
  publicUrl: string;
  authUrl: string;
}

/** Security headers. Pages run scripts, fonts and pictures of our own alone, and talk to us and to the auth provider. */
export const security = fp(async (app: FastifyInstance, { publicUrl, authUrl }: SecurityOptions) => {
  const site = new URL(publicUrl);
  const secure = site.protocol === "https:";
  await app.register(helmet, {
    contentSecurityPolicy: {
      useDefaults: false,
      directives: {
        defaultSrc: ["'self'"],
        baseUri: ["'self'"],
        // Some browsers do not count a WebSocket of the same origin as 'self'.
        connectSrc: ["'self'", new URL(authUrl).origin, `${secure ? "wss" : "ws"}://${site.host}`],
        fontSrc: ["'self'"],
        formAction: ["'self'"],
        frameAncestors: ["'none'"],
        imgSrc: ["'self'", "data:", "blob:"],
        objectSrc: ["'none'"],
        scriptSrc: ["'self'"],
        scriptSrcAttr: ["'none'"],
        // The component library writes the theme's variables into a style element.
        styleSrc: ["'self'", "'unsafe-inline'"],
        ...(secure && { upgradeInsecureRequests: [] }),
      },
    },
    strictTransportSecurity: secure ? { maxAge: 31_536_000, includeSubDomains: true } : false,
    referrerPolicy: { policy: "strict-origin-when-cross-origin" },
    crossOriginEmbedderPolicy: false,
  });
});
