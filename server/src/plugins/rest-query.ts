import { ZodBoolean, ZodNullable, ZodNumber, ZodObject, ZodOptional } from "zod";

type Read = (query: unknown) => Record<string, unknown>;

/** A query string has texts alone: those that the input wants as numbers or truth values become such, if they are. */
export function queryReader(input: unknown): Read {
  const shape: Record<string, unknown> = input instanceof ZodObject ? input.shape : {};
  const kinds = Object.entries(shape).map(([name, type]) => [name, innermost(type)] as const);
  const numbers = new Set(kinds.filter(([, type]) => type instanceof ZodNumber).map(([name]) => name));
  const truths = new Set(kinds.filter(([, type]) => type instanceof ZodBoolean).map(([name]) => name));
  return (query) => {
    const given = Object.entries((query ?? {}) as Record<string, unknown>);
    return Object.fromEntries(given.map(([name, value]) => [name, read(value, numbers.has(name), truths.has(name))]));
  };
}

function read(value: unknown, number: boolean, truth: boolean): unknown {
  if (typeof value !== "string") return value;
  if (number && /^-?\d{1,15}(\.\d+)?$/.test(value)) return Number(value);
  if (truth && (value === "true" || value === "false")) return value === "true";
  return value;
}

function innermost(type: unknown): unknown {
  return type instanceof ZodOptional || type instanceof ZodNullable ? innermost(type.unwrap()) : type;
}
