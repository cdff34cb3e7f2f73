import { Button, CloseButton, NativeSelect, TextInput } from "@mantine/core";
import { useDebouncedCallback } from "@mantine/hooks";
import { useState, type MouseEvent } from "react";
import { useTranslation } from "react-i18next";
import { isFiltered, type ListSearch } from "../lib/list-search.ts";
import classes from "./Toolbar.module.css";

export interface Choice {
  value: string;
  label: string;
}

/** The field that a list is searched by: its key in the address, and its words. */
export interface Finder {
  key: "email" | "q";
  label: string;
  hint: string;
}

interface ToolbarProps {
  /** Left out: there is no such field. */
  find?: Finder | undefined;
  /** False: the list has one order alone. */
  ordered?: boolean | undefined;
  search: ListSearch;
  statuses: Choice[];
  types?: Choice[];
  /** A filter changed: the list starts from its first page again. */
  onFilter: (change: Partial<ListSearch>) => void;
}

export const FILTER_ID = "list-filter";
export const NO_FILTER = { email: undefined, q: undefined, status: undefined, type: undefined };

export function Toolbar({ find, ordered = true, search, statuses, types, onFilter }: ToolbarProps) {
  const { t } = useTranslation();
  // What is being typed stands until the field is left; otherwise the address says what the filter is.
  const [typed, setTyped] = useState<string | null>(null);
  const words = typed ?? (find && search[find.key]) ?? "";
  const apply = useDebouncedCallback((value: string) => find && onFilter({ [find.key]: value.trim() || undefined }), 220);
  const type = (value: string) => {
    setTyped(value);
    apply(value);
  };
  const all = { value: "", label: t("list.all") };

  return (
    <div className={classes.toolbar} role="search">
      {find && (
        <TextInput
          id={FILTER_ID}
          type="search"
          className={classes.find}
          label={find.label}
          placeholder={find.hint}
          value={words}
          onChange={(event) => type(event.currentTarget.value)}
          onBlur={() => {
            apply.flush();
            setTyped(null);
          }}
          onKeyDown={(event) => {
            if (event.key === "Escape") event.currentTarget.blur();
          }}
          autoComplete="off"
          spellCheck={false}
          rightSection={
            words ? (
              <CloseButton
                size="sm"
                aria-label={t("list.clear")}
                onClick={() => type("")}
                onMouseDown={(event: MouseEvent) => event.preventDefault()}
              />
            ) : null
          }
        />
      )}
      <NativeSelect
        size="md"
        label={t("list.status")}
        value={search.status ?? ""}
        data={[all, ...statuses]}
        onChange={(event) => onFilter({ status: event.currentTarget.value || undefined })}
      />
      {types && (
        <NativeSelect
          size="md"
          label={t("list.type")}
          value={search.type ?? ""}
          data={[all, ...types]}
          onChange={(event) => onFilter({ type: event.currentTarget.value || undefined })}
        />
      )}
      {ordered && (
        <NativeSelect
          size="md"
          className={classes.order}
          label={t("list.order")}
          value={search.order ?? ""}
          data={[
            { value: "", label: t("list.newest") },
            { value: "oldest", label: t("list.oldest") },
          ]}
          onChange={(event) => onFilter({ order: event.currentTarget.value === "oldest" ? "oldest" : undefined })}
        />
      )}
      {isFiltered(search) && (
        <Button variant="subtle" color="gray" className={classes.clear} onClick={() => onFilter(NO_FILTER)}>
          {t("list.clear")}
        </Button>
      )}
    </div>
  );
}
