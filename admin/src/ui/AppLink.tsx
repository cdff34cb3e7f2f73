import { Anchor } from "@mantine/core";
import { createLink } from "@tanstack/react-router";
import type { ComponentPropsWithRef } from "react";

const Base = (props: ComponentPropsWithRef<"a">) => <Anchor {...props} />;

/** A link within the site, typed by its pages. */
export const AppLink = createLink(Base);
