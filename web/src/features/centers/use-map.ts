import { useCallback, useEffect, useRef, useState, type KeyboardEvent, type PointerEvent } from "react";
import { moveBy, zoomBy, type Size, type View } from "./projection.ts";

/** Pixels that a pointer may wander and still mean a tap. */
const SLACK = 6;
const STEP = 60;

export function useSize() {
  const ref = useRef<HTMLDivElement>(null);
  const [size, setSize] = useState<Size | null>(null);
  useEffect(() => {
    const element = ref.current;
    if (!element) return;
    const observer = new ResizeObserver(() => {
      const { clientWidth: width, clientHeight: height } = element;
      setSize(width > 0 && height > 0 ? { width, height } : null);
    });
    observer.observe(element);
    return () => observer.disconnect();
  }, []);
  return { ref, size };
}

/** A map that is moved: by one finger or the mouse, two fingers, or keys. `home` is where `0` goes back to. */
export function useMap(home: View | null) {
  const [moved, setMoved] = useState<View | null>(null);
  const fingers = useRef(new Map<number, { x: number; y: number }>());
  const wandered = useRef(0);
  useEffect(() => setMoved(null), [home]);
  const view = moved ?? home;
  const change = useCallback(
    (how: (view: View) => View) => setMoved((now) => (now ?? home) && how((now ?? home) as View)),
    [home],
  );

  const onPointerDown = ({ pointerId, clientX: x, clientY: y }: PointerEvent) => {
    if (fingers.current.size === 0) wandered.current = 0;
    fingers.current.set(pointerId, { x, y });
  };
  const onPointerMove = (event: PointerEvent) => {
    const before = fingers.current.get(event.pointerId);
    if (!before) return;
    const after = { x: event.clientX, y: event.clientY };
    const others = [...fingers.current].filter(([id]) => id !== event.pointerId).map(([, place]) => place);
    fingers.current.set(event.pointerId, after);
    wandered.current += Math.hypot(after.x - before.x, after.y - before.y);
    // Captured only once it is a drag: a captured pointer's click would miss what it is on.
    if (wandered.current > SLACK) event.currentTarget.setPointerCapture(event.pointerId);
    const [other] = others;
    if (other) {
      const spread = (place: { x: number; y: number }) => Math.max(10, Math.hypot(place.x - other.x, place.y - other.y));
      change((now) => zoomBy(now, spread(after) / spread(before)));
    } else if (wandered.current > SLACK) change((now) => moveBy(now, before.x - after.x, before.y - after.y));
  };
  const onPointerEnd = ({ pointerId }: PointerEvent) => void fingers.current.delete(pointerId);

  const onKeyDown = (event: KeyboardEvent) => {
    const arrows: Record<string, [number, number]> = {
      ArrowLeft: [-STEP, 0],
      ArrowRight: [STEP, 0],
      ArrowUp: [0, -STEP],
      ArrowDown: [0, STEP],
    };
    const arrow = arrows[event.key];
    if (event.ctrlKey || event.metaKey || event.altKey) return;
    if (arrow) change((now) => moveBy(now, ...arrow));
    else if (event.key === "+" || event.key === "=") change((now) => zoomBy(now, 1.5));
    else if (event.key === "-") change((now) => zoomBy(now, 1 / 1.5));
    else if (event.key === "0") setMoved(null);
    else return;
    event.preventDefault();
  };
  return {
    view,
    zoom: (factor: number) => change((now) => zoomBy(now, factor)),
    reset: () => setMoved(null),
    /** False at the end of a drag, whose click means nothing. */
    isTap: () => wandered.current <= SLACK,
    handlers: {
      onPointerDown,
      onPointerMove,
      onPointerUp: onPointerEnd,
      onPointerCancel: onPointerEnd,
      onPointerLeave: onPointerEnd,
      onKeyDown,
    },
  };
}
