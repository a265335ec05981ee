import { useCallback } from 'react';
import { useLocation, useNavigate, useSearchParams } from 'react-router-dom';

/** Something that opens above the page and has an address of its own. */
export interface DeepLink {
  /** The address, part by part; `undefined` while it is closed. */
  parts: readonly string[] | undefined;
  open(...parts: string[]): void;
  close(): void;
}

/**
 * Keeps in the page's query what is open, e.g. `?revisions=production/retail-cluster/deployment.backend`: the address can be sent to
 * somebody, and the browser's back button closes what it opened.
 */
export function useDeepLink(name: string): DeepLink {
  const [search, setSearch] = useSearchParams();
  const navigate = useNavigate();
  const { state } = useLocation();
  const value = search.get(name);
  const cameFromHere = (state as { slipway?: string } | null)?.slipway === name;

  const open = useCallback(
    (...parts: string[]) =>
      setSearch(
        old => {
          const next = new URLSearchParams(old);
          next.set(name, parts.map(encodeURIComponent).join('/'));
          return next;
        },
        { state: { slipway: name }, preventScrollReset: true },
      ),
    [name, setSearch],
  );
  const close = useCallback(() => {
    if (cameFromHere) {
      navigate(-1);
      return;
    }
    setSearch(
      old => {
        const next = new URLSearchParams(old);
        next.delete(name);
        return next;
      },
      { replace: true, preventScrollReset: true },
    );
  }, [cameFromHere, name, navigate, setSearch]);

  return {
    parts: value ? value.split('/').map(decode) : undefined,
    open,
    close,
  };
}

function decode(part: string): string {
  try {
    return decodeURIComponent(part);
  } catch {
    return part;
  }
}
