import {
  createContext,
  ReactNode,
  useCallback,
  useContext,
  useState,
} from 'react';
import { OperationDialog } from './dialog/OperationDialog';
import { OperationIntent } from './OperationIntent';

const OpenContext = createContext<(intent: OperationIntent) => void>(() => {});

/** Gives the function that opens the operation dialog. */
export function useOperationDialog() {
  return useContext(OpenContext);
}

/** Holds the one operation dialog of the screens below it. */
export const OperationDialogProvider = ({
  children,
}: {
  children: ReactNode;
}) => {
  const [intent, setIntent] = useState<OperationIntent>();
  const [open, setOpen] = useState(false);
  const [turn, setTurn] = useState(0);
  const show = useCallback((next: OperationIntent) => {
    setIntent(next);
    setTurn(count => count + 1);
    setOpen(true);
  }, []);
  return (
    <OpenContext.Provider value={show}>
      {children}
      {intent && (
        <OperationDialog
          key={turn}
          intent={intent}
          open={open}
          onClose={() => setOpen(false)}
          onClosed={() => {
            setIntent(undefined);
            intent.trigger?.focus();
          }}
        />
      )}
    </OpenContext.Provider>
  );
};
