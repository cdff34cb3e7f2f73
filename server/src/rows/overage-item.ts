import { overageItem as schema, type OverageItem } from "@callavet/shared/contract/overage.ts";

export interface OverageItemRow {
  code: string;
  type: string;
  name_es: string;
  name_en: string;
  units: number;
  amount: number;
  currency: string;
}

export function toOverageItem({ name_es, name_en, type, ...item }: OverageItemRow): OverageItem {
  return { ...item, type: schema.shape.type.parse(type), name: { es: name_es, en: name_en } };
}
