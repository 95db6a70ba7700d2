import { graphql } from "../../lib/graphql/gql.ts";

graphql(/* GraphQL */ `
  fragment OwnPins on User {
    id
    supportPin {
      masked
      generatedAt
      lastViewedAt
      lastValidatedAt
    }
    appUnlockPinSet
  }
`);

/** What is known of one's own PINs without their digits. */
export const OWN_PINS = graphql(/* GraphQL */ `
  query OwnPins {
    me {
      user {
        ...OwnPins
      }
    }
  }
`);

/** The one answer with digits: never by way of the cache. */
export const REVEAL_SUPPORT_PIN = graphql(/* GraphQL */ `
  mutation RevealSupportPin($input: RevealSupportPinInput!) {
    revealSupportPin(input: $input) {
      digits
      generatedAt
      hideAfterSeconds
      userErrors {
        message
      }
    }
  }
`);

export const GENERATE_SUPPORT_PIN = graphql(/* GraphQL */ `
  mutation GenerateSupportPin {
    generateSupportPin {
      user {
        ...OwnPins
      }
      userErrors {
        message
      }
    }
  }
`);

export const SET_APP_UNLOCK_PIN = graphql(/* GraphQL */ `
  mutation SetAppUnlockPin($input: SetAppUnlockPinInput!) {
    setAppUnlockPin(input: $input) {
      user {
        ...OwnPins
      }
      userErrors {
        field
        code
        message
      }
    }
  }
`);
