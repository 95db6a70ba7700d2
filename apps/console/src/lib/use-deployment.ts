import { useQuery } from "@apollo/client/react";
import { DEPLOYMENT } from "./operations.ts";

/** The installation: its stage, names and password rules. Undefined until the first answer. */
export function useDeployment() {
  const { data } = useQuery(DEPLOYMENT, { fetchPolicy: "cache-first" });
  return data?.deployment ?? undefined;
}
