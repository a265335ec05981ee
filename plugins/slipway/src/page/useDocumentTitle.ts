import { configApiRef, useApi } from '@backstage/core-plugin-api';
import { useEffect } from 'react';

/** Names the page in the browser's tab and history, as long as it is shown. */
export function useDocumentTitle(title: string): void {
  const portal = useApi(configApiRef).getOptionalString('app.title');
  useEffect(() => {
    const before = document.title;
    document.title = portal ? `${title} | ${portal}` : title;
    return () => {
      document.title = before;
    };
  }, [portal, title]);
}
