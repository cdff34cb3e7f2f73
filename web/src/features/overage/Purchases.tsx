import { useTranslation } from "react-i18next";
import { Paged } from "../../ui/Paged.tsx";
import { usePurchases } from "./api.ts";
import { PurchaseRow } from "./PurchaseRow.tsx";

export function Purchases() {
  const { t } = useTranslation("app");
  return (
    <section data-testid="purchases">
      <h2>{t("purchases.title")}</h2>
      <Paged
        query={usePurchases()}
        waiting={{ count: 2, height: 96 }}
        empty={<p className="muted">{t("purchases.empty")}</p>}
        more={t("purchases.more")}
        renderRow={(purchase) => <PurchaseRow key={purchase.id} purchase={purchase} />}
      />
    </section>
  );
}
