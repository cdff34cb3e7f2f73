import { Button } from "@mantine/core";
import { useTranslation } from "react-i18next";
import { Failed } from "../../ui/Failed.tsx";
import { Rows } from "../../ui/Rows.tsx";
import { usePurchases } from "./api.ts";
import { PurchaseRow } from "./PurchaseRow.tsx";

export function Purchases() {
  const { t } = useTranslation("app");
  const { data, error, refetch, hasNextPage, fetchNextPage, isFetchingNextPage } = usePurchases();
  const items = data?.pages.flatMap((page) => page.items) ?? [];
  return (
    <section data-testid="purchases">
      <h2>{t("purchases.title")}</h2>
      {!data && (error ? <Failed error={error} retry={() => void refetch()} /> : <Rows count={2} height={96} />)}
      {data && items.length === 0 && <p className="muted">{t("purchases.empty")}</p>}
      <ul className="list">
        {items.map((purchase) => (
          <PurchaseRow key={purchase.id} purchase={purchase} />
        ))}
      </ul>
      {hasNextPage && (
        <Button variant="default" loading={isFetchingNextPage} onClick={() => void fetchNextPage()}>
          {t("purchases.more")}
        </Button>
      )}
    </section>
  );
}
