/** Where the kernel shows the control group of this process, the one that accounts for memory. */
import { dirname, join } from "node:path"

/** Its folder, and the one at the top, above which nothing is of interest. */
export interface ControlGroup {
  readonly folder: string
  readonly top: string
}

/** The path of the hierarchy in a line of /proc/self/cgroup, `4:cpu,memory:/user.slice` (cgroups(7)). */
const pathIn = (cgroups: string, isWanted: (controllers: string) => boolean): string | undefined => {
  for (const line of cgroups.split("\n")) {
    const [, controllers, path] = /^\d+:([^:]*):(.*)$/u.exec(line) ?? []
    if (controllers !== undefined && isWanted(controllers)) return path
  }
  return undefined
}

/**
 * In a container the path is often the host's, while the container's own group is what is mounted: then there is no
 * such folder, and the top is the group. A path that leads out of the mount is not followed.
 */
const candidates = (top: string, path: string): ReadonlyArray<ControlGroup> => {
  const folder = join(top, path)
  const here = { folder: top, top }
  return path.split("/").includes("..") || folder === join(top, "/") ? [here] : [{ folder, top }, here]
}

/** Where to look, the likeliest first, given the text of /proc/self/cgroup and where the hierarchies are mounted. */
export const controlGroups = (cgroups: string, mount: string): ReadonlyArray<ControlGroup> => {
  const first = pathIn(cgroups, (controllers) => controllers.split(",").includes("memory"))
  const second = pathIn(cgroups, (controllers) => controllers === "")
  return [
    ...(first === undefined ? [] : candidates(join(mount, "memory"), first)),
    ...(second === undefined ? [] : candidates(mount, second))
  ]
}

/** The group and those around it. */
export const withParents = ({ folder, top }: ControlGroup): ReadonlyArray<string> =>
  folder === top || folder === dirname(folder) ? [folder] : [folder, ...withParents({ folder: dirname(folder), top })]
