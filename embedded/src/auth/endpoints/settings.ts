import type { Endpoint } from "../http/types.ts";

const providers = [
  "apple",
  "azure",
  "bitbucket",
  "discord",
  "facebook",
  "figma",
  "fly",
  "github",
  "gitlab",
  "google",
  "kakao",
  "keycloak",
  "linkedin",
  "linkedin_oidc",
  "notion",
  "slack",
  "slack_oidc",
  "snapchat",
  "spotify",
  "twitch",
  "twitter",
  "workos",
  "zoom",
];

export const settings: Endpoint = {
  method: "GET",
  path: "/settings",
  handle: (auth) => ({
    json: {
      external: {
        anonymous_users: false,
        ...Object.fromEntries(providers.map((name) => [name, false])),
        email: true,
        phone: false,
      },
      disable_signup: false,
      mailer_autoconfirm: auth.autoconfirm,
      phone_autoconfirm: false,
      sms_provider: "",
      saml_enabled: false,
      saml_private_key_next_configured: false,
      passkeys_enabled: false,
    },
  }),
};
