import type { GraphQLResolveInfo } from "graphql";
import { Arg, Ctx, Directive, Extensions, Info, Mutation, Query, Resolver } from "type-graphql";
import { keyOf } from "../graphql/node-id.ts";
import type { RootContext } from "../graphql/request-context.ts";
import { deleteView, listSavedViews, saveView } from "./saved-views.service.ts";
import {
  DeleteViewInput,
  DeleteViewPayload,
  SavedView,
  SavedViewPage,
  SaveViewInput,
  SaveViewPayload,
} from "./saved-views.types.ts";

@Resolver()
export class SavedViewsResolver {
  @Directive("@access(self: true)")
  @Query(() => [SavedView], { nullable: true, description: "The actor's own, by name." })
  savedViews(@Ctx() { tx }: RootContext, @Arg("page", () => SavedViewPage) page: SavedViewPage): Promise<SavedView[]> {
    return listSavedViews(tx, page);
  }

  @Directive("@access(self: true)")
  @Extensions({ action: "saved-view.save" })
  @Mutation(() => SaveViewPayload, { nullable: true, description: "At most 100 a page." })
  saveView(
    @Ctx() { tx }: RootContext,
    @Arg("input", () => SaveViewInput) input: SaveViewInput,
    @Info() { schema }: GraphQLResolveInfo,
  ): Promise<SaveViewPayload> {
    return saveView(tx, schema, input);
  }

  @Directive("@access(self: true)")
  @Extensions({ action: "saved-view.delete" })
  @Mutation(() => DeleteViewPayload, { nullable: true, description: "NOT_FOUND for one that is not the actor's own." })
  async deleteView(
    @Ctx() { tx }: RootContext,
    @Arg("input", () => DeleteViewInput) { savedViewId }: DeleteViewInput,
  ): Promise<DeleteViewPayload> {
    await deleteView(tx, keyOf(savedViewId, "SavedView"));
    return { deletedSavedViewId: savedViewId, userErrors: [] };
  }
}
