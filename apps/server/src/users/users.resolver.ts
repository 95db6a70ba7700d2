import { Arg, Args, Ctx, Directive, Extensions, ID, Query, Resolver } from "type-graphql";
import { PageArgs, type Page } from "../graphql/connection.ts";
import { notFound } from "../graphql/errors.ts";
import { keyOf } from "../graphql/node-id.ts";
import type { RootContext } from "../graphql/request-context.ts";
import { listUsers } from "./list-users.service.ts";
import { findUser } from "./users.service.ts";
import { User, UserConnection, UserFilter, UserOrder } from "./users.types.ts";

@Resolver(() => User)
export class UsersResolver {
  @Directive("@access")
  @Query(() => User, { nullable: true, description: "A colleague: what all may see of him." })
  async user(@Ctx() { tx }: RootContext, @Arg("id", () => ID) id: string): Promise<User> {
    const user = await findUser(tx, keyOf(id, "User"));
    if (user === null) throw notFound();
    return user;
  }

  @Directive("@access(right: USER_READ)")
  @Extensions({ action: "user.read" })
  @Query(() => UserConnection, {
    nullable: true,
    description: "By name when no order is given; by one order at a time.",
  })
  users(
    @Ctx() { tx }: RootContext,
    @Arg("filter", () => UserFilter, { nullable: true }) filter: UserFilter | null,
    @Arg("orderBy", () => [UserOrder], { nullable: true }) orderBy: UserOrder[] | null,
    @Args(() => PageArgs) page: PageArgs,
  ): Promise<Page<User>> {
    return listUsers(tx, filter, orderBy, page);
  }
}
