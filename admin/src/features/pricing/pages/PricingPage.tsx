import { ArrowsClockwise } from "@phosphor-icons/react/dist/csr/ArrowsClockwise";
import { Tag } from "@phosphor-icons/react/dist/csr/Tag";
import { useTranslation } from "react-i18next";
import { currentLanguage } from "../../../i18n/index.ts";
import { BusyButton } from "../../../ui/BusyButton.tsx";
import { CopyId } from "../../../ui/CopyId.tsx";
import { ListSkeleton } from "../../../ui/ListSkeleton.tsx";
import { ErrorNotice, Notice } from "../../../ui/Notice.tsx";
import { PageHead } from "../../../ui/PageHead.tsx";
import { Refusal } from "../../../ui/Refusal.tsx";
import { Status } from "../../../ui/Status.tsx";
import { useAdminPlans, useSyncPricing, type AdminPlan } from "../api.ts";
import { PlanShare } from "../components/PlanShare.tsx";
import { PriceTable } from "../components/PriceTable.tsx";
import { SyncReport } from "../components/SyncReport.tsx";
import classes from "./PricingPage.module.css";

export function PricingPage() {
  const { t } = useTranslation();
  const plans = useAdminPlans();
  const sync = useSyncPricing();
  return (
    <>
      <PageHead title={t("pricing.title")} lead={t("pricing.lead")}>
        <BusyButton
          variant="default"
          leftSection={<ArrowsClockwise />}
          busy={sync.isPending}
          busyLabel={t("sync.running")}
          onClick={() => sync.mutate({})}
          data-testid="pricing-sync"
        >
          {t("sync.run")}
        </BusyButton>
      </PageHead>
      {sync.error && <Refusal error={sync.error} />}
      {sync.data && <SyncReport report={sync.data} onClose={sync.reset} />}
      {plans.error && !plans.data ? (
        <ErrorNotice error={plans.error} retry={plans.refetch} />
      ) : !plans.data ? (
        <ListSkeleton />
      ) : plans.data.items.length === 0 ? (
        <Notice title={t("pricing.emptyTitle")} text={t("pricing.emptyText")} icon={<Tag size={32} />} />
      ) : (
        <>
          <PlanShare plans={plans.data.items} />
          {plans.data.items.map((plan) => (
            <PlanSection key={plan.id} plan={plan} />
          ))}
        </>
      )}
    </>
  );
}

function PlanSection({ plan }: { plan: AdminPlan }) {
  const { t } = useTranslation();
  const language = currentLanguage();
  const videos = plan.includedVideos > 0 ? t("pricing.videos", { count: plan.includedVideos }) : t("pricing.noVideos");
  return (
    <section className={classes.plan} data-testid="pricing-plan" aria-labelledby={`plan-${plan.code}`}>
      <div>
        <h2 id={`plan-${plan.code}`} className={classes.name}>
          {plan.name[language]}
        </h2>
        <Status tone={plan.active ? "good" : "quiet"}>{plan.active ? t("pricing.onSale") : t("pricing.inactive")}</Status>
        <p className={classes.description}>{plan.description[language]}</p>
        <p>
          {t("pricing.includes")}: {t("pricing.chats", { count: plan.includedChats })}, {videos}.
        </p>
        <p>{t("pricing.live", { count: plan.liveSubscriptions })}.</p>
        <p className={classes.product}>
          {t("pricing.product")}: {plan.stripeProductId ? <CopyId value={plan.stripeProductId} /> : t("pricing.local")}
        </p>
      </div>
      <PriceTable prices={plan.prices} />
    </section>
  );
}
