import type { AuthReason } from "@callavet/shared/browser/auth-reasons.ts";
import type { Reason } from "@callavet/shared/contract/reasons.ts";

/**
 * Why something was refused: what happened, and what to do now. One text for each of contract/reasons.ts, and `offline`
 * for no answer at all.
 */
export const reasons = {
  already_claimed: "Otro veterinario acaba de abrir este caso. Elija el siguiente de la cola.",
  already_has_active_subscription: "Ya tiene un plan activo. No se ha cobrado nada más.",
  checkout_in_progress: "Hay un pago a medias en otra ventana. Termínelo allí o espere un momento y pruebe de nuevo.",
  consumption_already_committed: "Esta consulta ya se descontó.",
  consumption_already_released: "Esta consulta ya se devolvió a su plan.",
  consumption_not_found: "No hay ningún descuento de esta consulta.",
  forbidden: "Su cuenta no tiene permiso para esto.",
  input_invalid: "Algo de lo escrito no es válido. Revíselo y pruebe de nuevo.",
  internal: "Algo ha fallado por nuestra parte. No se ha cobrado nada. Pruebe de nuevo en un momento.",
  invalid_signature: "La firma no es válida.",
  no_active_subscription: "No tiene un plan activo. Elija uno para continuar.",
  no_purchase_or_credit_available: "No hay compras ni créditos para esta consulta.",
  no_units_left: "Ha usado todas las consultas de este periodo. No se ha cobrado nada.",
  not_a_participant: "Esta consulta es de otras personas.",
  not_found: "No lo encontramos. Puede que ya no exista.",
  nothing_to_resume: "Su plan no estaba cancelado: sigue como estaba.",
  payload_too_large: "Es demasiado largo. Acórtelo y envíelo en dos partes.",
  payment_not_found: "No encontramos ese pago.",
  payment_required: "Falta el pago para continuar. Aún no se ha cobrado nada.",
  pet_not_found: "No encontramos ese animal entre los suyos.",
  plan_not_found: "Ese plan ya no se ofrece. Elija otro.",
  price_not_found: "Ese plan no se vende en esta moneda o periodo. Elija otro.",
  provider_unavailable: "Un servicio que necesitamos no responde. No se ha cobrado nada. Pruebe en un minuto.",
  purchase_not_found: "No encontramos esa compra entre las suyas.",
  purchase_not_paid: "Esa compra aún no está pagada.",
  rate_limited: "Demasiados intentos seguidos. Espere un momento y pruebe de nuevo.",
  refund_not_possible: "Ya no se puede pedir: pasó el plazo o no queda nada por devolver. Escríbanos si cree que es un error.",
  same_plan: "Ya tiene ese plan.",
  session_already_live: "Este animal ya tiene una consulta abierta.",
  session_not_found: "No encontramos esta consulta entre las suyas.",
  consult_not_over: "La consulta sigue abierta. Termínela antes de escribir el plan.",
  draft_not_open: "Este borrador ya está decidido. Vuelva a cargar la página para ver cómo quedó.",
  session_not_live: "Esta consulta ya ha terminado. No se ha enviado ni cobrado nada.",
  stale_signature: "La firma ha caducado.",
  unauthenticated: "Su sesión ha caducado. Entre de nuevo: lo que ha escrito se conserva.",
  vet_not_available: "El veterinario no está disponible ahora.",
  offline: "No hay conexión con nosotros. No se ha cobrado nada. Lo intentamos de nuevo en cuanto vuelva.",
} satisfies Record<Reason | "offline", string>;

/** Why signing in or up was refused: one text for each of shared/browser/auth-reasons.ts. */
export const authReasons = {
  auth_unavailable: "El servicio de cuentas no responde. Lo que ha escrito se conserva. Pruebe en un momento.",
  code_expired: "Ese enlace ha caducado. Pida otro.",
  email_exists: "Ya hay una cuenta con ese correo. Entre con su contraseña.",
  email_invalid: "Esa dirección de correo no es válida. Revísela.",
  email_not_confirmed: "Antes confirme su correo: pulse el enlace que le enviamos.",
  invalid_credentials: "El correo o la contraseña no coinciden. Revíselos.",
  password_too_long: "La contraseña es demasiado larga: como mucho 72 caracteres.",
  rate_limited: "Demasiados intentos. Espere un minuto y pruebe de nuevo.",
  same_password: "Esa ya era su contraseña. Elija otra.",
  session_expired: "Su sesión ha caducado. Entre de nuevo.",
  signups_off: "Ahora no se pueden crear cuentas. Si ya tiene una, entre.",
  unknown: "No hemos podido hacerlo. Pruebe de nuevo en un momento.",
  user_already_exists: "Ya hay una cuenta con ese correo, con otra contraseña. Entre con la suya.",
  user_banned: "Esta cuenta está cerrada. Escríbanos si cree que es un error.",
  weak_password: "Esa contraseña es fácil de adivinar. Use al menos 8 caracteres.",
} satisfies Record<AuthReason, string>;
