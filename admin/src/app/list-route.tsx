import { lazyRouteComponent, useNavigate, useSearch } from "@tanstack/react-router";
import type { ReactNode } from "react";
import { parseListSearch, type ListRouteProps, type ListSearch } from "../lib/list-search.ts";

/** A list's page, read when it is gone to (or its link is pointed at), with its state in the address. */
export function listComponent(load: () => Promise<(props: ListRouteProps) => ReactNode>) {
  const Page = lazyRouteComponent(async () => ({ default: await load() }));
  const WithAddress = () => {
    const search = parseListSearch(useSearch({ strict: false }));
    const navigate = useNavigate();
    // Nothing empty stands in an address.
    const onSearch = (next: ListSearch, replace = false) =>
      void navigate({ to: ".", search: parseListSearch({ ...next }), replace, resetScroll: false });
    return <Page search={search} onSearch={onSearch} />;
  };
  return Object.assign(WithAddress, { preload: Page.preload });
}
