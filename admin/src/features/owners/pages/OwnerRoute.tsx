import { useParams } from "@tanstack/react-router";
import { OwnerPage } from "./OwnerPage.tsx";

export function OwnerRoute() {
  const { ownerId } = useParams({ from: "/ui/owners/$ownerId" });
  return <OwnerPage key={ownerId} ownerId={ownerId} />;
}
