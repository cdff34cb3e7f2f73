/**
 * Links to ourselves are kept with this host, and get the real one when they leave: after a restart on another port
 * the links of yesterday still lead here.
 */
export const PLACE = "http://stand-in.invalid";

export function withAddress(json: string, url: string): string {
  return json.replaceAll(PLACE, url);
}
