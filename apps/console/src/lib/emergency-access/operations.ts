import { graphql } from "../graphql/gql.ts";

graphql(/* GraphQL */ `
  fragment UserEmergencyAccess on User {
    id
    emergencyAccessDesignation {
      designatedAt
      designatedBy {
        name
      }
      secondFactorReady
    }
    emergencyAccessActivation @include(if: $administers) {
      id
      state
    }
  }
`);

/** Gives or withdraws "Allow emergency access". */
export const SET_DESIGNATION = graphql(/* GraphQL */ `
  mutation SetEmergencyAccessDesignation(
    $input: SetEmergencyAccessDesignationInput!
    $readsUsers: Boolean!
    $administers: Boolean = true
  ) {
    setEmergencyAccessDesignation(input: $input) {
      user {
        id
        ...UserEmergencyAccess @include(if: $readsUsers)
      }
      userErrors {
        message
      }
    }
  }
`);

export const OPEN_CHART_OVERRIDE = graphql(/* GraphQL */ `
  mutation OpenChartOverride($input: OpenChartOverrideInput!) {
    openChartOverride(input: $input) {
      chartOverride {
        id
        endsAt
        patientId
      }
      userErrors {
        field
        message
      }
    }
  }
`);
